package casebook
import ("testing";"fmt")
func TestSize(t *testing.T){
 s,err:=Suites(); if err!=nil {t.Fatal(err)}
 tot:=0
 for _,x:=range s { f:=x.File(); b,err:=f.JSON(); if err!=nil {t.Fatal(err)}; tot+=len(b); fmt.Println(x.Name,len(f.Cases),len(b)) }
 fmt.Println(tot)
}
