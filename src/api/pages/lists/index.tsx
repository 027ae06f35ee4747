import type { PageModule } from '../routes.js';

export const lists: PageModule = () => {};
