// What may go wrong, whose fault it is, and what then.
export const TROUBLE = `
косячите, накосячите, ошибётесь, ошибка, напутали, лажа, облажаетесь, промах, screw up, mess up, mistake, botched, slip up, cock up > ошибка, ответственность, компенсация, исправить / mistake, compensation, liability, fix
подведёте, подведут, не выполнят, не сделаете, сорвёте, просрёте, прокатите, let down, let us down, don't keep, fall short of > задержка, неустойка, гарантия, договор / delay, penalty, guarantee, contract
не достроите, не достроят, заморозят, бросите стройку, вечная стройка, котлован останется, недостроенный, bankrupt builder, half finished, never finish, abandon the site > задержка, стройка задерживается, расторгнуть, возврат / delay, delayed, refund, terminate
позже срока, опоздаете, не вовремя, задержите, припозднитесь, месяцем позже, сдвинется срок, тянучка, miss the date, behind, finish late, weeks late > задержка, стройка задерживается, неустойка / delay, delayed, late, penalty
компенсируете, возместите, чем ответите, отступные, моральный ущерб, что мне будет за, make it up, compensate me, pay me for, make good > компенсация, неустойка, возврат / compensation, penalty, refund
чья вина, кто виноват, крайний, кто платит за ремонт, кто оплачивает ремонт, за мой счёт, за ваш счёт, whose fault, to blame, on whose dime, foot the bill > ответственность, гарантия, ремонт, за счёт / liability, warranty, repairs, who pays
решите проблему, разрулить, разрулите, порешать, уладить, утрясти, sort out, sort it, deal with it, handle issues > проблема, решить, поддержка, куратор, координатор / problem, solve, support, coordinator
беда, чп, засада, жопа, катастрофа, пожар, горим, авария, несчастье, disaster, fire, accident, catastrophe > авария, безопасность, страховка, проблема / accident, safety, insurance, problem
пожарная, огнетушитель, сгорит дом, дымовой, эвакуация, fire alarm, extinguisher, smoke detector, evacuation > безопасность, пожар, страховка / safety, fire, insurance
потерял, посеял, утратил, утеря, потеряли, восстановить, дубликат, lost my, misplaced, duplicate, replace a lost > потеря, восстановить, дубликат / lost, replace, duplicate
сгорело, сгорит, украдут, ограбят, пострадает, ураган, burn down, storm damage, gets robbed > страховка, безопасность, ущерб / insurance, security, damage
накажут, оштрафуют, влепят, прилетит штраф, что мне грозит, грозит, санкция, депортируют, депортация, fined, punished, deported, in trouble, consequences > штраф, неустойка, закон, лицензия / fine, penalty, law, licence
рискую, рискованно, риск, риски, стрёмно, опасения, ненадёжно, опасаюсь, risky, risks, gamble, sketchy, dicey > риск, гарантия, проверка, безопасность / risk, guarantee, checks, safe
изменится закон, закон поменяют, поправки, отменят закон, запретят, law changes, new rules, banned later > закон, лицензия, правила / law, rules, regulations
война, кризис, пандемия, карантин, локдаун, санкционный, war, crisis, pandemic, lockdown, sanctions > форс мажор / force majeure
не работает, не фурычит, не пашет, вышло из строя, заглохло, out of order, doesn't work, stopped working, not functioning > поломка, сломалось, ремонт, обслуживание / broken, repair, fault, service
чинить, починят, чините, ремонтируете, мастер, мастера, вызвать мастера, слесарь, электрик, handyman, repairman, electrician, technician, tradesman > ремонт, обслуживание, гарантия, координатор / repair, maintenance, service, warranty
через год сломается, потом вылезет, вылезут косяки, обнаружу, обнаружится, всплыл дефект, брак вылезет, notice later, crops up, shows up later, latent > гарантия, дефекты, недочёты / warranty, defects, guarantee
износ, обветшает, старый дом, амортизация, состарится, обновлять, освежить, wear and tear, wears out, ageing, refresh, deteriorate > ремонт, обслуживание, содержание / maintenance, upkeep, repair
забыл, вылетело из головы, забыли предупредить, прозевали дату, упустили срок, forgot, slipped my mind, overlooked > предупредить, срок, просрочка / notice, deadline, late
ссора, поссорились, ругань, скандал, наезжают, разборки, argument, row, fight, feud > конфликт, спор, жалоба, замена / conflict, dispute, complaint
опоздаем, опоздаю, опоздает, задержусь, проспали урок, застрянем в пробке, running late, stuck in traffic, delayed on the way, tardy > опоздать, перенос, занятие / late, reschedule
отменят, отменится, отмените сами, не состоится, отложат, снимут, called off, scrapped, won't happen, axed > отмена, перенос, возврат / cancelled, refund, reschedule
нехватка, дефицит, перебои с водой, нет воды, отключат воду, сухой кран, shortage, no water, water cut, runs dry > вода, перебои, скважина / water, supply, cuts
грязная вода, ржавая, вонючая вода, жёсткая вода, rusty, dirty water, murky, smelly water > вода, фильтр, качество воды / water, filter, quality
`;
