// Local time is UTC, as it is where the warehouse runs: results must not depend on the machine's time zone.
(() => {
  const Native = Date;
  const prototype = Native.prototype;
  const parts = ['Date', 'Day', 'FullYear', 'Hours', 'Milliseconds', 'Minutes', 'Month', 'Seconds'];
  for (const part of parts) {
    for (const verb of ['get', 'set']) {
      const universal = prototype[`${verb}UTC${part}`];
      if (universal) {
        Object.defineProperty(prototype, verb + part, { value: universal, writable: true, configurable: true });
      }
    }
  }
  const zoned = /(Z|GMT|UTC|[+-]\d{2}:?\d{2}|\([^)]*\))\s*$/i;
  const dateOnly = /^\s*[+-]?\d{4,6}(-\d{2}){0,2}\s*$/;
  const parse = (text) => {
    const time = Native.parse(text);
    return zoned.test(text) || dateOnly.test(text) ? time : time - nativeOffset.call(new Native(time)) * 60000;
  };
  const nativeOffset = prototype.getTimezoneOffset;
  const words = (date) => date.toUTCString().replace(',', '').split(' ');
  const texts = {
    getTimezoneOffset() { return isNaN(this) ? NaN : 0; },
    toDateString() {
      if (isNaN(this)) { return 'Invalid Date'; }
      const [weekday, day, month, year] = words(this);
      return `${weekday} ${month} ${day} ${year}`;
    },
    toTimeString() {
      return isNaN(this) ? 'Invalid Date' : `${words(this)[4]} GMT+0000 (Coordinated Universal Time)`;
    },
    toString() { return isNaN(this) ? 'Invalid Date' : `${this.toDateString()} ${this.toTimeString()}`; },
  };
  for (const [name, value] of Object.entries(texts)) {
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
  }
  function UniversalDate(...given) {
    if (!new.target) { return new UniversalDate().toString(); }
    let time = given;
    if (given.length > 1) {
      time = [Native.UTC(...given)];
    } else if (given.length === 1 && !(given[0] instanceof Native)) {
      const primitive = typeof given[0] === 'object' && given[0] !== null ? given[0].valueOf() : given[0];
      time = [typeof primitive === 'string' ? parse(primitive) : primitive];
    }
    return Reflect.construct(Native, time, new.target);
  }
  UniversalDate.prototype = prototype;
  Object.defineProperty(UniversalDate, 'name', { value: 'Date' });
  for (const [name, value] of Object.entries({ now: Native.now, UTC: Native.UTC, parse })) {
    Object.defineProperty(UniversalDate, name, { value, writable: true, configurable: true });
  }
  Object.defineProperty(prototype, 'constructor', { value: UniversalDate, writable: true, configurable: true });
  globalThis.Date = UniversalDate;
})();
