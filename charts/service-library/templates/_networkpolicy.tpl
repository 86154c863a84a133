{{/*
Beside the namespace's default deny: what one service takes, and whom it asks. The kubelet's probes always come in.
*/}}
{{- define "service.networkpolicy" -}}
{{- $policy := .Values.global.networkPolicy }}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "service.metadata" . | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "service.selectorLabels" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  ingress:
    # Other sidecars, by mutual TLS.
    - from:
        - podSelector:
            matchLabels:
              app.kubernetes.io/part-of: todo-chatbot
      ports:
        - {protocol: TCP, port: 50002}
    # The scheduler's due jobs come over the sidecar's own connection; health and metrics are asked for from outside.
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: {{ $policy.monitoringNamespace }}
      ports:
        - {protocol: TCP, port: {{ .Values.managementPort | default .Values.port }}}
        - {protocol: TCP, port: 9090}
    {{- with .Values.networkPolicy.callers }}
    - from:
        {{- toYaml . | nindent 8 }}
      ports:
        - {protocol: TCP, port: {{ $.Values.port }}}
    {{- end }}
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
      ports:
        - {protocol: UDP, port: 53}
        - {protocol: TCP, port: 53}
    # Dapr's control plane: certificates, components, jobs.
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: {{ $policy.daprNamespace }}
    - to:
        - podSelector:
            matchLabels:
              app.kubernetes.io/part-of: todo-chatbot
      ports:
        - {protocol: TCP, port: 50002}
    # The API server, where the sidecar reads secrets. Its address is no pod's: where it is known, global.networkPolicy has it.
    - {{ with $policy.apiServer.to }}to:
        {{- toYaml . | nindent 8 }}
      {{ end }}ports:
        - {protocol: TCP, port: 443}
        - {protocol: TCP, port: 6443}
    - to:
        {{- toYaml $policy.database.to | nindent 8 }}
      ports:
        - {protocol: TCP, port: {{ $policy.database.port }}}
    - to:
        {{- toYaml $policy.broker.to | nindent 8 }}
      ports:
        - {protocol: TCP, port: {{ $policy.broker.port }}}
    {{- with $policy.others }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end }}
