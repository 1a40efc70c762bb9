import { Button, Menu, useMantineColorScheme } from "@mantine/core";
import { Icon } from "../page/icon.tsx";
import { languages, useLanguageChoice, useTexts } from "../texts/language.ts";

/** One press shows the other language. */
export function LanguageSwitch() {
  const texts = useTexts();
  const { language, choose } = useLanguageChoice();
  return (
    <fieldset className="plain-set">
      <legend className="unseen">{texts.shell.language}</legend>
      {languages.map(({ id, name }) => (
        <Button
          key={id}
          lang={id}
          size="compact-sm"
          variant={id === language ? "light" : "subtle"}
          color={id === language ? "moon" : "gray"}
          aria-pressed={id === language}
          onClick={() => choose(id)}
        >
          {id.toUpperCase()}
          <span className="unseen">&nbsp;{name}</span>
        </Button>
      ))}
    </fieldset>
  );
}

const schemes = ["light", "dark", "auto"] as const;
const icons = { light: "sun", dark: "moon", auto: "device" } as const;

export function ThemeSwitch() {
  const texts = useTexts();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-sm" aria-label={texts.shell.theme}>
          <Icon name={icons[colorScheme]} size={18} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map((scheme) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon name={icons[scheme]} size={16} />}
            rightSection={scheme === colorScheme && <Icon name="check" size={16} />}
            role="menuitemradio"
            aria-checked={scheme === colorScheme}
            onClick={() => setColorScheme(scheme)}
          >
            {texts.shell.themes[scheme]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
