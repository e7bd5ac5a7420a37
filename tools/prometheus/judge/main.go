// The judge answers what Prometheus' own PromQL parser says of expressions, with the options that the server and
// promtool use when no feature flag is set. It reads one JSON string per line and writes one verdict per line.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"

	"github.com/prometheus/prometheus/promql/parser"
)

type verdict struct {
	OK    bool   `json:"ok"`
	Error string `json:"error,omitempty"`
	Text  string `json:"text,omitempty"` // The expression as Prometheus prints it.
	Type  string `json:"type,omitempty"`
}

func main() {
	// cmd/prometheus and cmd/promtool start from these options.
	prometheus := parser.NewParser(parser.Options{ExperimentalDurationExpr: true})
	input := json.NewDecoder(bufio.NewReader(os.Stdin))
	output := bufio.NewWriter(os.Stdout)
	encoder := json.NewEncoder(output)
	encoder.SetEscapeHTML(false)
	for input.More() {
		var text string
		if err := input.Decode(&text); err != nil {
			log.Fatal(err)
		}
		if err := encoder.Encode(judge(prometheus, text)); err != nil {
			log.Fatal(err)
		}
	}
	if err := output.Flush(); err != nil {
		log.Fatal(err)
	}
}

func judge(prometheus parser.Parser, text string) verdict {
	expression, err := prometheus.ParseExpr(text)
	if err != nil {
		return verdict{Error: err.Error()}
	}
	return verdict{OK: true, Text: expression.String(), Type: string(expression.Type())}
}
