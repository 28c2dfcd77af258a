import { ProblemError } from './problem.js';
import type { TielineRequest } from './request-context.js';

function missing(): ProblemError {
  return new ProblemError('request.invalid', {
    issues: [{ path: 'body.file', code: 'required' }],
  });
}

/**
 * The multipart field `file`, whole. The plugin cuts off what is longer than allowed; `maxBytes` where a route allows
 * more than usual. @throws request.invalid, media.too_large
 */
export async function readUpload(
  request: TielineRequest,
  maxBytes?: number,
): Promise<{ fileName: string; bytes: Buffer }> {
  if (!request.isMultipart()) throw missing();
  try {
    const part = await request.file(maxBytes === undefined ? {} : { limits: { fileSize: maxBytes } });
    if (part?.fieldname !== 'file') throw missing();
    return { fileName: part.filename, bytes: await part.toBuffer() };
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'FST_REQ_FILE_TOO_LARGE') throw new ProblemError('media.too_large', {}, { cause: error });
    if (error instanceof ProblemError) throw error;
    throw new ProblemError('request.invalid', {}, { cause: error });
  }
}
