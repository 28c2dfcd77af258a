import { TextInput } from '@mantine/core';

type Days = { from?: string | undefined; to?: string | undefined };
type Props = Days & { labels: { from: string; to: string }; onChange: (change: Days) => void };

/** Two days of the calendar, each may be open. The end never lies before the beginning. */
export function DayRange({ from, to, labels, onChange }: Props) {
  return (
    <>
      <TextInput
        type="date"
        label={labels.from}
        value={from ?? ''}
        max={to}
        onChange={({ currentTarget: { value } }) => onChange({ from: value || undefined })}
        w={160}
      />
      <TextInput
        type="date"
        label={labels.to}
        value={to ?? ''}
        min={from}
        onChange={({ currentTarget: { value } }) => onChange({ to: value || undefined })}
        w={160}
      />
    </>
  );
}
