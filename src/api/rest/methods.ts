import type { RestApi } from './module.js';

/** Notes every route of the scope; gives, for a URL, the methods that its address takes. */
export function methodsByAddress(api: RestApi): (url: string) => string[] {
  const noted: { readonly address: RegExp; readonly methods: readonly string[] }[] = [];
  api.addHook('onRoute', ({ url, method }) => {
    const address = new RegExp(`^${url.replace(/:[^/]+/g, '[^/]+')}/?$`);
    noted.push({ address, methods: [method].flat() });
  });
  return (url) => {
    const [path = ''] = url.split('?');
    const methods = noted.flatMap((one) => (one.address.test(path) ? one.methods : []));
    return [...new Set(methods)].sort();
  };
}
