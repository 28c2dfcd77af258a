import type { UseFormReturnType } from '@mantine/form';

/** What fields of a list need of a form, whatever else it holds. Paths are the form's own. */
export type FieldForm = {
  getInputProps: (path: string) => ReturnType<UseFormReturnType<object>['getInputProps']>;
  insertListItem: (path: string, item: never) => void;
  removeListItem: (path: string, index: number) => void;
  clearFieldError: (path: string) => void;
  errors: UseFormReturnType<object>['errors'];
};
