export const productPort = Number(process.env.E2E_PORT ?? 3300);
export const sandboxPort = Number(process.env.E2E_SANDBOX_PORT ?? 3301);

export const productUrl = `http://localhost:${productPort}`;
export const sandboxUrl = `http://localhost:${sandboxPort}`;
