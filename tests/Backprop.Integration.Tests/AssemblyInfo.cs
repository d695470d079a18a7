// Every test here starts builds, which use all cores themselves.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
