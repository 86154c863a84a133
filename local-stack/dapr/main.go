// One binary for the two parts of Dapr that the local stack runs, chosen by the name it is started under.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/dapr/components-contrib/nameresolution/sqlite"
	daprd "github.com/dapr/dapr/cmd/daprd/app"
	scheduler "github.com/dapr/dapr/cmd/scheduler/app"
	"github.com/dapr/dapr/pkg/components/nameresolution"
)

func main() {
	switch name := filepath.Base(os.Args[0]); name {
	case "daprd":
		// Sidecars on one machine find each other through a file: multicast DNS, the default, needs a network.
		// Dapr's own releases have this resolver; a build of the stable components has not.
		nameresolution.DefaultRegistry.RegisterComponent(sqlite.NewResolver, "sqlite")
		daprd.Run()
	case "scheduler":
		scheduler.Run()
	default:
		fmt.Fprintf(os.Stderr, "%s: not a part of Dapr\n", name)
		os.Exit(2)
	}
}
