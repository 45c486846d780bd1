import Search from "@mui/icons-material/Search";
import Autocomplete from "@mui/material/Autocomplete";
import InputAdornment from "@mui/material/InputAdornment";
import TextField from "@mui/material/TextField";
import Box from "@mui/material/Box";
import { useEffect, useMemo, useState } from "react";
import { findPlaces, loadPlaces, type Found, type Places } from "./places";
import { COLORS } from "./theme";

const NONE: Places = { countries: [], states: [], cities: [] };

export interface SearchBoxProps {
  onFind(place: Found): void;
}

/** Finds countries, states, cities and coordinates, with what ships with the app. */
export function SearchBox({ onFind }: SearchBoxProps) {
  const [places, setPlaces] = useState(NONE);
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState(false);
  const found = useMemo(() => findPlaces(places, query), [places, query]);

  useEffect(() => {
    let gone = false;
    void loadPlaces().then((loaded) => {
      if (!gone) setPlaces(loaded);
    });
    return () => {
      gone = true;
    };
  }, []);

  return (
    <Autocomplete
      options={found}
      filterOptions={(options) => options}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ name, latitude, longitude }) => `${name} ${latitude} ${longitude}`}
      isOptionEqualToValue={(a, b) =>
        a.name === b.name && a.latitude === b.latitude && a.longitude === b.longitude
      }
      inputValue={query}
      onInputChange={(_, text) => setQuery(text)}
      onChange={(_, place) => {
        if (place) onFind(place);
      }}
      open={open && query.trim() !== ""}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      noOptionsText="No such place. Coordinates: latitude, longitude"
      autoHighlight
      clearOnBlur={false}
      forcePopupIcon={false}
      size="small"
      slotProps={{ popper: { placement: "bottom-start", style: { width: 260 } } }}
      renderOption={({ key, ...option }, { name, detail }) => (
        <Box component="li" key={key} {...option} sx={{ display: "block !important", fontSize: 13 }}>
          {name}
          <Box component="span" sx={{ ml: 1, fontSize: 11, color: COLORS.textFaint }}>
            {detail}
          </Box>
        </Box>
      )}
      renderInput={(input) => (
        <TextField
          {...input}
          placeholder="Search location"
          slotProps={{
            ...input.slotProps,
            htmlInput: { ...input.slotProps.htmlInput, "aria-label": "Search location" },
            input: {
              ...input.slotProps.input,
              startAdornment: (
                <InputAdornment position="start" sx={{ mr: "2px" }}>
                  <Search sx={{ fontSize: 16, color: COLORS.textFaint }} />
                </InputAdornment>
              ),
            },
          }}
        />
      )}
      sx={{
        width: 160,
        flex: "none",
        "& .MuiOutlinedInput-root": {
          height: 32,
          pl: "10px",
          fontSize: 13.5,
          bgcolor: "rgba(255, 255, 255, 0.88)",
          "& fieldset": { borderColor: COLORS.border },
        },
      }}
    />
  );
}
