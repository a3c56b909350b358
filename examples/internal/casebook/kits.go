package casebook

// Kits returns every kit.
func Kits() ([]Kit, error) {
	kits, err := targetKits()
	if err != nil {
		return nil, err
	}
	for _, make := range []func() (Kit, error){
		cycleKit, schemeKit, shandongKit, shaanxiKit, poolKit,
		recordsKit, plansKit, fundedKit, stockKit, policiesKit, sizesKit, screensKit, readingsKit,
	} {
		k, err := make()
		if err != nil {
			return nil, err
		}
		kits = append(kits, k)
	}
	return kits, nil
}
