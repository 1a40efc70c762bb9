import { Paper, SimpleGrid, Text, Title } from "@mantine/core";
import { useTexts } from "../texts/language.ts";

export function GoodToKnow() {
  const texts = useTexts().landing;
  return (
    <section>
      <Title order={2} mb="lg">
        {texts.goodToKnow}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        {texts.facts.map(({ title, text }) => (
          <Paper key={title} p="lg" className="card">
            <Title order={3} size="h5" mb={4}>
              {title}
            </Title>
            <Text c="dimmed">{text}</Text>
          </Paper>
        ))}
      </SimpleGrid>
    </section>
  );
}
