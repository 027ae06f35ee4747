import type { PageModule } from '../routes.js';

export const explore: PageModule = () => {};
