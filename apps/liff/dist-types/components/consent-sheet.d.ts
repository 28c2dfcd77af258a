type Props = {
  text: string;
  onClose: () => void;
};
/** A modal sheet with an entry of its own in the history: the back gesture closes it, not the page. */
export declare function ConsentSheet({ text, onClose }: Props): import('react').JSX.Element;
export {};
