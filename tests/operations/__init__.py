"""What operators are given: alerts and a dashboard for Prometheus and Grafana."""
