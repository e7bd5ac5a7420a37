// Command etcd is etcd as its releases start it. Its module cannot be built by itself, because it replaces what it requires.
package main

import (
	"os"

	"go.etcd.io/etcd/server/v3/etcdmain"
)

func main() {
	etcdmain.Main(os.Args)
}
