import { Group, Text } from "@mantine/core";
import { Heading } from "../page/heading.tsx";
import { Icon, type IconName } from "../page/icon.tsx";
import { LinkButton } from "../page/link.tsx";
import { useSignedIn } from "../participant/signed-in.ts";
import type { About } from "../service/service.tsx";
import { inLanguage, useLanguage, useTexts } from "../texts/language.ts";
import classes from "./landing.module.css";

/** The study in three lines, and the button that begins it. */
export function Hero({ study }: { study: About["study"] }) {
  const texts = useTexts().landing;
  const language = useLanguage();
  const who = useSignedIn();
  return (
    <section className={classes.hero}>
      <Heading>{inLanguage(study.title, language)}</Heading>
      <Text size="xl" c="dimmed" maw="38rem" mt="md">
        {inLanguage(study.summary, language)}
      </Text>
      <Group mt="xl">
        <LinkButton to={who ? "/me" : "/register"} size="lg">
          {who ? texts.goOn : texts.join}
        </LinkButton>
      </Group>
      <ul className={classes.short}>
        {texts.inShort.map(({ icon, title, text }) => (
          <li key={title}>
            <span className={classes.sign}>
              <Icon name={icon as IconName} size={22} />
            </span>
            <div>
              <Text fw={600}>{title}</Text>
              <Text c="dimmed" size="sm">
                {text}
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
