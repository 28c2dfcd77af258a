/**
 * Relative imports say `.js` (as Node needs); under Jest the file is `.ts` or `.tsx`.
 * moduleNameMapper has dropped the ending; packages that ship a real `.js` keep it by this fall-back.
 */
module.exports = (request, options) => {
  try {
    return options.defaultResolver(request, options);
  } catch (error) {
    if (/^\.{1,2}\//.test(request)) return options.defaultResolver(`${request}.js`, options);
    throw error;
  }
};
