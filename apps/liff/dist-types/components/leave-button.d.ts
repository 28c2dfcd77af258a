type Props = {
  primary?: boolean;
  label?: string;
};
/** Closes the window inside LINE; elsewhere only a link to the chat can lead back. */
export declare function LeaveButton({ primary, label }: Props): import('react').JSX.Element;
export declare function ContactButton(): import('react').JSX.Element;
export {};
