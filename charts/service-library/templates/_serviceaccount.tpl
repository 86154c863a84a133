{{- define "service.serviceaccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "service.metadata" . | nindent 2 }}
automountServiceAccountToken: false
{{- end }}

{{/* The service's sidecar may read its own secrets, each by its name, and nothing else of the cluster. */}}
{{- define "service.role" -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  {{- include "service.metadata" . | nindent 2 }}
rules:
  - apiGroups: [""]
    resources: [secrets]
    verbs: [get]
    resourceNames:
      - {{ include "service.name" . }}
      {{- range .Values.sidecar.secrets }}
      - {{ . }}
      {{- end }}
{{- end }}

{{- define "service.rolebinding" -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  {{- include "service.metadata" . | nindent 2 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: {{ include "service.name" . }}
subjects:
  - kind: ServiceAccount
    name: {{ include "service.name" . }}
    namespace: {{ .Release.Namespace }}
{{- end }}
