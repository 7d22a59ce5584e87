#!/bin/sh
# Fills the source database with the sample shop on the first start; later starts leave it as it is.
set -eu
if [ -e /var/lib/whence/shop-is-filled ]; then exit 0; fi
java -jar /opt/whence/whence.jar load-shop
touch /var/lib/whence/shop-is-filled
