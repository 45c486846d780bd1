if (brand === null) {
  return null;
}
// Decomposed, an accented letter is a plain letter followed by a mark, and the filter drops the mark.
return brand
  .normalize('NFD')
  .toLowerCase()
  .replace(/[^a-z0-9]/g, '');
