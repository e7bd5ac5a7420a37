// Command alloy-syntax parses configurations with Alloy's own parser, and tells which references lead to no component of
// theirs. It does not know what a component takes: Alloy needs modules that no registry at hand has.
package main

import (
	"errors"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"

	"github.com/grafana/alloy/syntax/ast"
	"github.com/grafana/alloy/syntax/diag"
	"github.com/grafana/alloy/syntax/parser"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 2 {
		log.Fatal("usage: alloy-syntax FILE...")
	}
	good := true
	for _, path := range os.Args[1:] {
		text, err := os.ReadFile(path)
		if err != nil {
			log.Fatal(err)
		}
		for _, problem := range judge(path, text) {
			good = false
			fmt.Fprintln(os.Stderr, problem)
		}
	}
	if !good {
		os.Exit(1)
	}
}

func judge(path string, text []byte) diag.Diagnostics {
	file, err := parser.ParseFile(path, text)
	var problems diag.Diagnostics
	switch {
	case errors.As(err, &problems):
		return problems
	case err != nil:
		log.Fatal(err)
	}
	found := &references{components: componentsOf(file)}
	ast.Walk(found, file)
	return found.problems
}

// componentsOf lists what other components refer to: discovery.relabel.pods for discovery.relabel "pods".
func componentsOf(file *ast.File) []string {
	var components []string
	for _, statement := range file.Body {
		if block, ok := statement.(*ast.BlockStmt); ok && block.Label != "" {
			components = append(components, block.GetBlockName()+"."+block.Label)
		}
	}
	return components
}

type references struct {
	components []string
	problems   diag.Diagnostics
}

// Visit judges an expression like discovery.relabel.pods.output, and does not look at its parts again.
func (r *references) Visit(node ast.Node) ast.Visitor {
	access, ok := node.(*ast.AccessExpr)
	if !ok {
		return r
	}
	parts := partsOf(access)
	// The name of a component has at least two parts; its label and what it exports follow. Functions have two: sys.env.
	if len(parts) < 4 {
		return r
	}
	reference := strings.Join(parts, ".")
	if !slices.ContainsFunc(r.components, func(component string) bool { return strings.HasPrefix(reference, component+".") }) {
		r.problems.Add(diag.Diagnostic{
			Severity: diag.SeverityLevelError,
			StartPos: ast.StartPos(access).Position(),
			Message:  reference + " leads to no component",
		})
	}
	return nil
}

// partsOf returns nothing where the expression is more than names.
func partsOf(expression ast.Expr) []string {
	switch e := expression.(type) {
	case *ast.IdentifierExpr:
		return []string{e.Ident.Name}
	case *ast.AccessExpr:
		if before := partsOf(e.Value); before != nil {
			return append(before, e.Name.Name)
		}
	}
	return nil
}
