// Writes the JSON schemas of every kind that the charts use, for kubeconform, from the sources of those who define them:
// Kubernetes' own OpenAPI document, and the custom resource definitions of Dapr, KEDA, the Prometheus operator and the Gateway
// API. Each is a Go module of one version, whose checksum is beside it.
//
//	go run ./schemas FOLDER
//
// FOLDER then has one file for each kind and version, {kind}-{group}-{version}.json, all in lower case. They are strict: a field
// that the kind does not have is an error.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"sigs.k8s.io/yaml"
)

type source struct {
	module, sum string
	// Where definitions of custom resources are; none for Kubernetes itself.
	definitions string
}

var sources = []source{
	{"k8s.io/kubernetes@v1.34.4", "h1:Yy6R4QB8C9kJPp25GFqEvX5XQwY5qzKeqD0Xx6oAcmk=", ""},
	{"github.com/dapr/dapr@v1.18.2", "h1:yT1BXImaUiYtIKaKVnOBiWVFqQU1ckQaiXkXEO2+Dh0=", "charts/dapr/crds"},
	{"github.com/kedacore/keda/v2@v2.18.1", "h1:h6bRt/IOxxtZpJlHSqhdH/lcInH7Z9obxg/JvWOmGAw=", "config/crd/bases"},
	{"github.com/prometheus-operator/prometheus-operator@v0.85.0", "h1:M5xLCLEoaW2IJfnuCwFzzpL+jSVQu3KGT84Pye+fW8s=",
		"example/prometheus-operator-crd"},
	{"sigs.k8s.io/gateway-api@v1.4.1", "h1:NPxFutNkKNa8UfLd2CMlEuhIPMQgDQ6DXNKG9sHbJU8=", "config/crd/standard"},
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: go run ./schemas FOLDER")
	}
	folder := os.Args[1]
	check(os.MkdirAll(folder, 0o755))
	for _, source := range sources {
		dir := source.download()
		if source.definitions == "" {
			kubernetes(filepath.Join(dir, "api/openapi-spec/swagger.json"), folder)
			continue
		}
		files, err := filepath.Glob(filepath.Join(dir, source.definitions, "*.yaml"))
		check(err)
		if len(files) == 0 {
			log.Fatalf("%s has no definitions in %s", source.module, source.definitions)
		}
		for _, file := range files {
			custom(file, folder)
		}
	}
}

// download returns the folder with the module's files. The checksum is compared here: the module is no dependency, so that
// go.sum does not hold it.
func (s source) download() string {
	command := exec.Command("go", "mod", "download", "-json", s.module)
	// Outside of any module, or Go would look for the module among this one's dependencies.
	command.Dir = os.TempDir()
	output, err := command.Output()
	var module struct{ Dir, Sum, Error string }
	if parsed := json.Unmarshal(output, &module); parsed != nil || err != nil || module.Error != "" {
		log.Fatalf("%s cannot be downloaded: %v %s", s.module, err, module.Error)
	}
	if module.Sum != s.sum {
		log.Fatalf("%s has the checksum %s, not %s", s.module, module.Sum, s.sum)
	}
	return module.Dir
}

// kubernetes writes all definitions once, and for each kind a file that refers to its own.
func kubernetes(swagger, folder string) {
	text, err := os.ReadFile(swagger)
	check(err)
	var document struct {
		Definitions map[string]map[string]any `json:"definitions"`
	}
	check(json.Unmarshal(text, &document))
	for name, definition := range document.Definitions {
		strict(definition)
		switch name {
		case "io.k8s.apimachinery.pkg.util.intstr.IntOrString":
			document.Definitions[name] = map[string]any{"type": []string{"string", "integer"}}
		case "io.k8s.apimachinery.pkg.api.resource.Quantity":
			document.Definitions[name] = map[string]any{"type": []string{"string", "number"}}
		}
	}
	write(filepath.Join(folder, "definitions.json"), document)
	for name, definition := range document.Definitions {
		kinds, _ := definition["x-kubernetes-group-version-kind"].([]any)
		// What belongs to every group, such as DeleteOptions, is never in a file of its own.
		if len(kinds) != 1 {
			continue
		}
		kind := kinds[0].(map[string]any)
		write(file(folder, kind["kind"], kind["group"], kind["version"]), map[string]any{"$ref": "definitions.json#/definitions/" + name})
	}
}

// custom writes a file for each version of the kinds that are defined in the file.
func custom(path, folder string) {
	text, err := os.ReadFile(path)
	check(err)
	for _, document := range bytes.Split(text, []byte("\n---")) {
		var definition struct {
			Kind string
			Spec struct {
				Group    string
				Names    struct{ Kind string }
				Versions []struct {
					Name   string
					Schema struct{ OpenAPIV3Schema map[string]any }
				}
			}
		}
		check(yaml.Unmarshal(document, &definition))
		if definition.Kind != "CustomResourceDefinition" {
			continue
		}
		for _, version := range definition.Spec.Versions {
			schema := version.Schema.OpenAPIV3Schema
			strict(schema)
			if properties, ok := schema["properties"].(map[string]any); ok {
				properties["apiVersion"] = map[string]any{"type": "string"}
				properties["kind"] = map[string]any{"type": "string"}
				properties["metadata"] = map[string]any{
					"$ref": "definitions.json#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"}
			}
			write(file(folder, definition.Spec.Names.Kind, definition.Spec.Group, version.Name), schema)
		}
	}
}

// strict closes every object whose fields are named, and puts into JSON Schema's words what OpenAPI says in its own.
func strict(node any) {
	switch node := node.(type) {
	case []any:
		for _, child := range node {
			strict(child)
		}
	case map[string]any:
		_, named := node["properties"].(map[string]any)
		_, others := node["additionalProperties"]
		preserved, _ := node["x-kubernetes-preserve-unknown-fields"].(bool)
		if named && !others && !preserved {
			node["additionalProperties"] = false
		}
		if either, _ := node["x-kubernetes-int-or-string"].(bool); either {
			delete(node, "anyOf")
			node["type"] = []string{"string", "integer"}
		}
		if nullable, _ := node["nullable"].(bool); nullable {
			if kind, ok := node["type"].(string); ok {
				node["type"] = []string{kind, "null"}
			}
		}
		// Formats of OpenAPI and of Go are not JSON Schema's. A field may have that name too.
		if _, format := node["format"].(string); format {
			delete(node, "format")
		}
		for _, child := range node {
			strict(child)
		}
	}
}

func file(folder string, kind, group, version any) string {
	parts := []string{fmt.Sprint(kind)}
	// As kubeconform names it: the first word of the group, and none for the core group.
	if name := strings.Split(fmt.Sprint(group), ".")[0]; name != "" {
		parts = append(parts, name)
	}
	return filepath.Join(folder, strings.ToLower(strings.Join(append(parts, fmt.Sprint(version)), "-"))+".json")
}

func write(path string, content any) {
	text, err := json.Marshal(content)
	check(err)
	check(os.WriteFile(path, text, 0o644))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
