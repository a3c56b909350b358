package main

import (
	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// hostCounted are the targets whose metrics no record holds: the province counts them.
var hostCounted = []string{"implementation-rate-concerned", "platforms-and-agencies", "provincial-money-2021"}

// hostMetrics are their metrics.
func hostMetrics() (metrics []indicators.Metric) {
	goals := indicators.ShaanxiGoals()
	for _, key := range hostCounted {
		if row, there := goals.Row(key); there {
			metrics = append(metrics, row.Metric)
		}
	}
	return metrics
}

// hostFigures are what figures.csv may hold.
func hostFigures() (figures []exchange.FigureMetric) {
	for _, m := range hostMetrics() {
		figures = append(figures, exchange.FigureMetric{Key: m.Key, Unit: m.Unit})
	}
	return figures
}

// addGiven adds what the province counted itself. What it does not give stays missing.
func (t *taken) addGiven() {
	for _, m := range hostMetrics() {
		for _, f := range t.given {
			if f.Metric == m.Key {
				add(t.figures, m.Key, indicators.Level{Value: f.Number, Unit: m.Unit, Period: zhuanhua.Year(f.Year), Series: m.Series})
			}
		}
	}
}
