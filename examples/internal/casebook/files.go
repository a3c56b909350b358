package casebook

// Files returns the files of testdata/cases by name: those of checks in checks, those
// of figures in figures.
func Files() (map[string][]byte, error) {
	files := map[string][]byte{}
	suites, err := Suites()
	if err != nil {
		return nil, err
	}
	for _, s := range suites {
		b, err := s.File().JSON()
		if err != nil {
			return nil, err
		}
		files["checks/"+s.Name+".json"] = b
	}
	kits, err := Kits()
	if err != nil {
		return nil, err
	}
	for i := range kits {
		b, err := kits[i].JSON()
		if err != nil {
			return nil, err
		}
		files["figures/"+kits[i].Name+".json"] = b
	}
	return files, nil
}
