//go:build tools

package tools

import (
	_ "github.com/jaegertracing/jaeger/cmd/es-index-cleaner"
	_ "github.com/jaegertracing/jaeger/cmd/jaeger"
)
