/**
 * What a code can turn out to be, and what of that differs between customers.
 */
import type { ItemNumber } from '../custody/ids.ts';
import type { AmazonForm, NumericLengths, OrderId } from './amazon-id.ts';
import { type BadgeCode, type BadgeRule, DEFAULT_BADGE_RULE } from './badge.ts';
import type { BagNumber } from './bag-number.ts';
import type { CommandName } from './command-code.ts';
import type { CustodyCode } from './custody-code.ts';
import type { Digipin } from './digipin.ts';
import type { ElementTable } from './gs1-element-table.ts';
import { GS1_ELEMENTS } from './gs1-element-table.ts';
import type { LabelField } from './label-field.ts';
import type { Despatch, Receptacle } from './mail-receptacle.ts';
import type { Pin } from './pin.ts';

/** `right` and `wrong` are of numbers that carry a check digit; `none` is of those that carry none. */
export type Checked =
  | { readonly check: 'right' | 'none' }
  | {
      readonly check: 'wrong';
      /** The digit as read and the digit by the rule, one character each, and its place in the number from 0. */
      readonly found: string;
      readonly expected: string;
      readonly position: number;
    };

export type ItemMeaning = {
  readonly kind: 'item';
  readonly number: ItemNumber;
  readonly form: 's10' | AmazonForm;
} & Checked;
/** 18 digits. Only of a right check digit is it known that a carton or pallet has this number. */
export type SsccMeaning = { readonly kind: 'sscc'; readonly sscc: string } & Checked;

export type Meaning =
  | ItemMeaning
  | SsccMeaning
  | { readonly kind: 'bag'; readonly bag: BagNumber }
  | { readonly kind: 'badge'; readonly badge: BadgeCode }
  /** A command of the sheet; null for one that this version does not have. */
  | { readonly kind: 'command'; readonly command: CommandName | null }
  /** The QR of a label that a station of ours printed. */
  | { readonly kind: 'custody-id'; readonly label: CustodyCode }
  | { readonly kind: 'receptacle'; readonly receptacle: Receptacle }
  | { readonly kind: 'despatch'; readonly despatch: Despatch }
  | { readonly kind: 'order-id'; readonly order: OrderId }
  | { readonly kind: 'digipin'; readonly digipin: Digipin }
  | { readonly kind: 'pin'; readonly pin: Pin }
  /** A label's fields, none of which names a parcel or a carton. */
  | { readonly kind: 'label-data'; readonly fields: readonly LabelField[] }
  /** A label that names more than one thing. Each number once, in the order of the label; at least two. */
  | { readonly kind: 'several-numbers'; readonly numbers: readonly string[] }
  /** The beginning or the end of an article number: the scanner saw, or the label shows, no more. */
  | { readonly kind: 'part-of-number' }
  | { readonly kind: 'unknown-code' }
  | { readonly kind: 'unreadable'; readonly why: 'empty' | 'too-long' | 'control-characters' | 'broken-label' };

export type CodeReading = Meaning & {
  /** Safe for any screen or paper, at most 80 characters. */
  readonly shown: string;
  /** AIM identifier of the barcode, also when it came in line; null for typed text and for silent scanners. */
  readonly aim: string | null;
};
export type ItemReading = Extract<CodeReading, { kind: 'item' }>;

/** What differs between customers, or has no published form. */
export type CodeRules = {
  readonly amazonNumericLengths: NumericLengths;
  /** Fields of a structured label whose value may be an article's own number; GS1 and data identifiers alike. */
  readonly articleFields: readonly string[];
  /** Issuing agency codes that may stand before the number in such a field (ISO/IEC 15459). */
  readonly issuingAgencies: readonly string[];
  readonly elements: ElementTable;
  readonly badge: BadgeRule;
};

/**
 * Twelve digits is what is commonly seen on parcels of Amazon's Indian carrier; J to 6J are the licence plates, and J
 * is the agency code of the UPU's numbers.
 */
export const DEFAULT_CODE_RULES: CodeRules = {
  amazonNumericLengths: [12],
  articleFields: ['J', '1J', '2J', '3J', '4J', '5J', '6J'],
  issuingAgencies: ['J'],
  elements: GS1_ELEMENTS,
  badge: DEFAULT_BADGE_RULE,
};
