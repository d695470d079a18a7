// Measures the workloads of the project's benchmark list and prints one JSON line a result:
//
//   dotnet run -c Release --project tests/Backprop.Benchmarks -- W1 W5 --threads 1 --batch 128 [--double] [--repetitions 7]
//
// Nothing else goes to standard output, so that `compare` and other scripts can read it.
using Backprop.Benchmarks;

return Settings.Command(BenchmarkRun.Execute).Parse(args).Invoke();
