import { Modal, type ModalRootProps } from "@mantine/core";
import type { ReactNode } from "react";
import { useTexts } from "../texts/language.ts";

/** A question or a closer look above the page; its button to close has a name, and its head is no landmark. */
export function Dialog(props: {
  opened: boolean;
  onClose(): void;
  title: ReactNode;
  size?: ModalRootProps["size"];
  /** Only the button and the Escape key close it: something is under way. */
  keep?: boolean;
  children: ReactNode;
}) {
  const texts = useTexts().states;
  const { opened, onClose, title, size = "md", keep = false } = props;
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size} closeOnClickOutside={!keep} centered>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Header role="presentation">
          <Modal.Title fw={600}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={texts.close} />
        </Modal.Header>
        <Modal.Body>{props.children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
