import type { EngineMethods } from '../../src-shared/contract/api.ts';

/** The methods of the contract whose names begin with `Prefix`. */
export type MethodsOf<Prefix extends string> = {
  [Name in keyof EngineMethods as Name extends `${Prefix}.${string}` ? Name : never]: EngineMethods[Name];
};
