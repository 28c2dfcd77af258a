import { useForm, type FormErrors } from '@mantine/form';
import type { SmsProvider, TeamSmsGateway } from '@tieline/contracts';
import { ApiError } from '@tieline/web';
import { useLanguage, useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useCreateSmsGateway } from './api/create-gateway.js';
import { useTestSmsGateway } from './api/test-gateway.js';
import { useUpdateSmsGateway } from './api/update-gateway.js';
import { credentialsToSend, missingFields, toCreate, toDraft, type GatewayDraft } from './gateway-draft.js';

/** The dialog's form: the provider's fields, what the server refused beside them, and the connection test. */
export function useGatewayForm(
  gateway: TeamSmsGateway | null,
  providers: SmsProvider[],
  onSaved: (saved: TeamSmsGateway) => void,
) {
  const common = useTexts(commonTexts);
  const { locale } = useLanguage();
  const create = useCreateSmsGateway();
  const update = useUpdateSmsGateway(gateway?.id ?? '');
  const test = useTestSmsGateway();
  const form = useForm<GatewayDraft>({
    initialValues: toDraft(gateway),
    validate: (draft) => {
      const chosen = providers.find(({ kind }) => kind === draft.kind);
      const missing = chosen
        ? missingFields(draft, chosen, gateway).map((name) => `credentials.${name}`)
        : [];
      const empty = draft.name.trim() === '' ? ['name'] : [];
      return Object.fromEntries([...empty, ...missing].map((path) => [path, common.issueRequired]));
    },
  });
  const provider = providers.find(({ kind }) => kind === form.values.kind) ?? null;
  const refuse = (error: Error) => form.setErrors(refusedFields(error, common.issueFormat));

  /** Another provider, another form; a name that was not typed follows. */
  const choose = (next: SmsProvider) => {
    const named = form.values.name !== '' && form.values.name !== provider?.name[locale];
    form.setValues({ kind: next.kind, credentials: {}, ...(!named && { name: next.name[locale] }) });
    form.clearErrors();
    test.reset();
  };
  const save = form.onSubmit((draft) => {
    if (!provider) return;
    const options = { onSuccess: onSaved, onError: refuse };
    if (!gateway) return create.mutate(toCreate({ ...draft, kind: provider.kind }, provider), options);
    const { name, countries, enabled } = draft;
    const credentials = credentialsToSend(draft, provider, gateway);
    update.mutate({ name: name.trim(), countries, enabled, credentials }, options);
  });
  const onTest = () => {
    if (!provider || form.validate().hasErrors) return;
    const credentials = credentialsToSend(form.values, provider, gateway);
    test.mutate(
      { kind: provider.kind, credentials, ...(gateway && { id: gateway.id }) },
      { onError: refuse },
    );
  };
  const { isPending, error } = gateway ? update : create;
  return {
    form,
    provider,
    choose,
    save,
    saving: isPending,
    error: withoutFields(error),
    test: { result: test.data, error: withoutFields(test.error), pending: test.isPending, onTest },
  };
}

const issuesOf = (error: unknown) => (error instanceof ApiError ? (error.problem?.issues ?? []) : []);

/** `body.credentials.password` is the form's `credentials.password`. */
function refusedFields(error: unknown, text: string): FormErrors {
  return Object.fromEntries(issuesOf(error).map(({ path }) => [path.replace(/^body\./, ''), text]));
}

/** What is said beside its field is not said twice. */
const withoutFields = (error: unknown) => (issuesOf(error).length > 0 ? null : error);
