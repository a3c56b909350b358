package zhuanhua

// Version is the library's version. A sealed report carries it: the same records
// and rules give the same bytes under the same version.
const Version = "0.1.0"
