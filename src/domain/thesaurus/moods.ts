// Doubts, hopes and wishes: what people ask for without naming it.
export const MOODS = `
зуб даёте, даёте слово, мамой клянётесь, клянётесь, поклянитесь, голову на отсечение, отвечаете, сто пудов, стопроцентно, точняк, сто процентов, железобетонно, pinky promise, swear, bet your life, dead certain, cast iron, for sure, certain > гарантия, гарантии, гарантируем, обещаем / guarantee, guarantees, promise
обещаете, обещаешь, посулите, сулите, заверяете, ручательство, pledge, assure me, promise me > гарантия, гарантии результата, гарантии / guarantee, guarantees, promise
боюсь что, опасаюсь что, страшно, страшновато, жутко, очкую, ссыкотно, не по себе, тревожно, переживаю, scared, afraid, worried, fear, nervous about, anxious > гарантия, безопасность, риск, проверка / guarantee, safety, risk, checks
сомневаюсь, сомнения, сомнительно, не уверен, не уверена, терзают, мутно, мутный, hesitate, on the fence, not convinced, doubts, iffy > консультация, гарантия, пробное, проверка / advice, guarantee, trial, check
подумаем, подумать надо, посоветуюсь с мужем, посоветоваться, обмозговать, переспать с мыслью, sleep on it, think about it, mull over, talk it over > бронь, придержать, консультация / reservation, hold, advice
чем докажете, докажите, где гарантии, на чём основано, подтвердите, факты, цифры, прувы, prove it, evidence, facts, figures, back it up > доказательства, результаты, гарантия, отзывы, проверка / proof, results, guarantee, reviews
хочу всё и сразу, чтобы без заморочек, без геморроя, без мороки, под ключ сделайте, заморочки, морока, hassle free, no hassle, headache free, no fuss, stress free > под ключ, управление, сопровождение / turnkey, management, support
лень самому, некогда, занят сильно, времени нет, сделайте за меня, возьмите на себя, всё за меня, do it for me, take it off my hands, too busy, off my plate > управление, сопровождение, обслуживание, помощь / management, service, support
на старость, на пенсию там, встретить старость, дожить, retire, retirement, golden years > вид на жительство / residence permit
подстраховаться, подушка, застраховаться, перестраховаться, на всякий, мало ли что, just in case, safety net, cover myself, play safe > страховка, гарантия, договор / insurance, guarantee, contract
попробовать сначала, пощупать сперва, на пробу, потестить, затестить, тест драйв, тестдрайв, прикинуть, примериться, try before, test drive, dip a toe, taster session, sample > пробное занятие, первое занятие, диагностика / trial lesson, first lesson, assessment
не хочу переплачивать, переплачивать, жаба душит, жаба, жалко денег, жалко, зажилить, rip me off, overpay, overpriced, stingy > дешевле, скидки, цена / cheaper, discounts, price
справитесь, справится ли, сдюжите, потянете такого, cope, up to it, up to the job > опыт, уровень, куратор / experience, level, curator
волшебная таблетка, чудо, за неделю выучить, сотка, на сотку, сто баллов обещаете, обещаете 100, top marks, full marks, miracle, perfect score > гарантии результата, результат, баллы / guarantee, result, scores
уговорите, убедите, почему должен, зачем мне это, convince me, sell me on, why would i > преимущества, кто мы, результаты / advantages, who we are, results
спокойна, спать спокойно, душа спокойна, без нервотрёпки, чтобы не думать, peace of mind, sleep well, rest easy > безопасность, гарантия, управление / safety, guarantee, management
злой, бешусь, надоело, достали, задолбали, сколько можно, fed up, angry, had enough, sick of > жалоба, претензия, куратор / complaint, contact
атмосфера, обстановка, дружелюбно, душевно, ламповый, уютно, friendly, cosy, atmosphere, welcoming, ambience > атмосфера, уют / atmosphere, cosy
экология, чистый воздух, воздух, зелёный район, смог, fresh air, pollution, clean air, smog > природа, район / nature, area
`;
