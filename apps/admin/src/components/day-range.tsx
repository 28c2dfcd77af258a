import { TextInput } from '@mantine/core';

type Days = { from?: string | undefined; to?: string | undefined };
type Props = Days & {
  labels: { from: string; to: string };
  /** the last day that can be chosen */
  latest?: string;
  onChange: (change: Days) => void;
};

/** Two days of the calendar, each may be open. The end never lies before the beginning. */
export function DayRange({ from, to, labels, latest, onChange }: Props) {
  return (
    <>
      <TextInput
        type="date"
        label={labels.from}
        value={from ?? ''}
        max={to ?? latest}
        onChange={({ currentTarget: { value } }) => onChange({ from: value || undefined })}
        flex="1 1 140px"
        maw={180}
      />
      <TextInput
        type="date"
        label={labels.to}
        value={to ?? ''}
        min={from}
        max={latest}
        onChange={({ currentTarget: { value } }) => onChange({ to: value || undefined })}
        flex="1 1 140px"
        maw={180}
      />
    </>
  );
}
