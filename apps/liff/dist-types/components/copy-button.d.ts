type Props = {
  text: string;
  label: string;
  className?: string;
};
export declare function CopyButton({ text, label, className }: Props): import('react').JSX.Element;
export {};
