// The four search attributes, registered with the server at start. Changed only when their value does: an event and a visibility write each.
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

export const BRAND = defineSearchAttributeKey('Brand', SearchAttributeType.KEYWORD);
export const STAGE = defineSearchAttributeKey('Stage', SearchAttributeType.KEYWORD);
export const CONTROL = defineSearchAttributeKey('Control', SearchAttributeType.KEYWORD);
export const ACCOUNT = defineSearchAttributeKey('Account', SearchAttributeType.KEYWORD);
