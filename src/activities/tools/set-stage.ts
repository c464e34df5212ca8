// Moves the conversation along the stages the brand allows. The workflow holds the stage; its row follows.
import { mayFollow } from '../../domain/stages';
import type { Tool } from './tool';

export const settingStage: Tool<'set_stage'> = async ({ stage }, { brand, stage: now }) => {
  if (!mayFollow(brand.stages, now, stage)) {
    const next = brand.stages[now].join(', ') || 'none';
    return { ok: false, content: `From ${now} the next stage may be: ${next}. Nothing was changed.`, sources: [] };
  }
  return { ok: true, content: `The stage is ${stage} now.`, sources: [] };
};
