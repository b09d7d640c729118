import type { PrivacyStatus } from '../../src-shared/contract/settings.ts';
import type { MethodsOf } from './methods.ts';

export function privacyMethods(connections: { status: () => PrivacyStatus }): MethodsOf<'privacy'> {
  return { 'privacy.status': () => Promise.resolve(connections.status()) };
}
