type Props = {
  busy: boolean;
  label: string;
  busyLabel: string;
  onClick?: () => void;
};
/** Never disabled: a dead button tells nobody why. The flow itself lets only one request go out. */
export declare function SubmitButton({ busy, label, busyLabel, onClick }: Props): import('react').JSX.Element;
export {};
