import { isForStaff, roles, routes, type Role, type Route } from '@tieline/contracts';

/**
 * Nobody signed in, a customer with a LIFF session, a server with an API key, the roles of a team, and an admin who runs
 * the installation.
 */
export const callers = ['nobody', 'customer', 'server', ...roles, 'operator'] as const;
export type Caller = (typeof callers)[number];

/** `open`: asks for no identity; `in`: let in; otherwise how the door is closed. */
export type Verdict = 'open' | 'signature' | 'token' | 'in' | 401 | 403;

export const allRoutes = Object.values<Route>(routes);

/** What the contract says one caller gets from one route, with ids of the caller's own team. */
export function verdict({ access, path }: Route, caller: Caller): Verdict {
  if (access === 'public') return 'open';
  if (access === 'webhook') return path.endsWith('/:token') ? 'token' : 'signature';
  if (access === 'liff') return caller === 'customer' ? 'in' : 401;
  if (access === 'apiKey') return caller === 'server' ? 'in' : 401;
  if (caller === 'nobody' || caller === 'customer' || caller === 'server') return 401;
  if (access === 'operator') return caller === 'operator' ? 'in' : 403;
  return access.includes(caller === 'operator' ? 'admin' : caller) ? 'in' : 403;
}

/** What an id of another team gets: nothing, as if it did not exist. */
export function foreignVerdict(route: Route): 'own only' | 'all teams' | 404 | '' {
  if (!isForStaff(route) && route.access !== 'liff' && route.access !== 'apiKey') return '';
  if (route.access === 'operator') return 'all teams';
  return route.params ? 404 : 'own only';
}

const cells: Record<Verdict, string> = {
  open: 'open',
  signature: 'signed',
  token: 'token',
  in: '✓',
  401: '401',
  403: '403',
};
const titles: Record<Role, string> = {
  admin: 'Admin',
  supervisor: 'Supervisor',
  marketer: 'Marketer',
  agent: 'Agent',
};
const operatorTitle = 'Operator';

const preamble = `# Who may do what

Made from the route table in \`libs/contracts\` by \`npm run docs:access\`; the test
\`apps/api/src/http/access-matrix.spec.ts\` asks every cell of it of the running product, on both engines, and fails
when this page is not the one the table makes.

- **✓** let in, for things of the caller's own team; **401** who are you; **403** not with this role.
- **open** needs no identity; **signed** is proven by LINE's signature with the channel's secret;
  **token** by the unguessable token in the address, without which it is answered with 404.
- **LIFF**: a customer with a session of the binding page. A staff session opens none of these, and the other way
  round.
- **API key**: a server of the brand with a key of its team ([API](api.md)). It opens nothing else.
- **Another team's id** in the address is answered with 404, as if it did not exist; in a query or a body it is
  refused or finds nothing. _own only_: the route names nothing and works on the caller's own team.
- **Operator**: an admin whose account \`TIELINE_OPERATORS\` names. _all teams_: counts of the whole installation, and
  nothing of customers.

`;

/** The published table, as docs/access.md holds it. */
export function accessDocument(): string {
  const head = [
    'Route',
    'Not signed in',
    'LIFF',
    'API key',
    ...Object.values(titles),
    operatorTitle,
    'Another team’s id',
    'What it does',
  ];
  const rows = allRoutes.map((route) => [
    `\`${route.method} ${route.path}\``,
    ...callers.map((caller) => cells[verdict(route, caller)]),
    String(foreignVerdict(route)),
    route.summary.replace(/\|/g, '\\|'),
  ]);
  return `${preamble}${table([head, ...rows])}\n`;
}

/** A Markdown table as the formatter leaves it: every column as wide as its widest cell. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), rule, ...body.map(line)].join('\n');
}
