// The words that show that a price is spoken of.
import { anyOf } from './patterns';

export const PRICE_WORDS = anyOf`
  цен\p{L}*|стои[тл]\p{L}*|стоимост\p{L}*|обойд\p{L}*|обход\p{L}*|прайс\p{L}*|отда[мйдюе]\p{L}*|прода[мдюе]\p{L}*
  уступ\p{L}*|плат\p{L}*|заплат\p{L}*|оплат\p{L}*|сумм\p{L}*|бюджет\p{L}*|скидк\p{L}*|скид\p{L}*|выйдет|выходит
  дешевле|дороже|залог\p{L}*|депозит\p{L}*|бронь|взнос\p{L}*|аренд\p{L}*|сда[мде]\p{L}*|итого|всего за|price\p{L}*
  cost\p{L}*|pay\p{L}*|paid|charge\p{L}*|fees?|sell\p{L}*|deal|can do|accept\p{L}*|settle\p{L}*
  договор[иёяюе]\p{L}*|прим(?:ет|ут|ем|ем)|уговорил\p{L}*|куп[ил]\p{L}*|взял\p{L}*|возьмите|bought|got it|go for
  reduced|закрыва\p{L}*|по рукам|торг\p{L}*|rate|rent\p{L}*|deposit|budget|discount\p{L}*|cheap\p{L}*|afford
  соглас\p{L}+|agree\p{L}*|устроит|let it go|call it|as low as|low as|yours for|take it for|offer|worth|total|asking|tsena|stoit|stoimost|skidk\p{L}*
`;
