// The time zones Zoom takes, which are not all there are. https://developers.zoom.us/docs/api/references/abbreviations/#timezones

const places = (area: string, names: string) => names.split(' ').map((name) => `${area}/${name}`);

export const TIME_ZONES: readonly string[] = [
  ...places(
    'Africa',
    'Algiers Bangui Cairo Casablanca Djibouti Harare Johannesburg Khartoum Mogadishu Nairobi Nouakchott Tripoli Tunis',
  ),
  ...places(
    'America',
    'Anchorage Araguaina Argentina/Buenos_Aires Bogota Caracas Chicago Costa_Rica Denver Edmonton El_Salvador Godthab',
  ),
  ...places(
    'America',
    'Guatemala Halifax Indianapolis Lima Los_Angeles Managua Mazatlan Mexico_City Montevideo Montreal New_York Panama',
  ),
  ...places('America', 'Phoenix Puerto_Rico Regina Santiago Sao_Paulo St_Johns Tegucigalpa Tijuana Vancouver Winnipeg'),
  ...places(
    'Asia',
    'Aden Almaty Amman Baghdad Bahrain Baku Bangkok Beirut Calcutta Dacca Damascus Dhaka Dubai Hong_Kong Irkutsk Jakarta',
  ),
  ...places(
    'Asia',
    'Jerusalem Kabul Kamchatka Kathmandu Kolkata Krasnoyarsk Kuala_Lumpur Kuwait Magadan Muscat Nicosia Novosibirsk Qatar',
  ),
  ...places(
    'Asia',
    'Riyadh Saigon Seoul Shanghai Singapore Taipei Tashkent Tehran Tokyo Vladivostok Yakutsk Yekaterinburg',
  ),
  ...places('Atlantic', 'Azores Cape_Verde Reykjavik'),
  ...places('Australia', 'Adelaide Brisbane Darwin Hobart Perth Sydney'),
  ...places(
    'Europe',
    'Amsterdam Athens Belgrade Berlin Brussels Bucharest Budapest Copenhagen Dublin Helsinki Istanbul Kiev Lisbon London',
  ),
  ...places('Europe', 'Luxembourg Madrid Moscow Oslo Paris Prague Rome Sofia Stockholm Vienna Warsaw Zurich'),
  ...places('Pacific', 'Apia Auckland Fiji Honolulu Midway Noumea Pago_Pago Port_Moresby'),
  ...['CET', 'Canada/Atlantic', 'Etc/Greenwich', 'SST', 'UTC'],
];
