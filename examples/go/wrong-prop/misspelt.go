//go:build misspelt

package main

import "github.com/cdk-paved-road/cdk-paved-road-go/cdkpavedroad"

// Does not compile: go build -tags misspelt ./wrong-prop
var _ = cdkpavedroad.ServiceDatabaseProps{BackupDays: 7}
