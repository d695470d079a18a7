using Backprop.Gen.Collections;
using Backprop.Gen.Diagnostics;

namespace Backprop.Gen.Declaration;

/// <summary>
/// Problems in the order in which they are found. The same mistake at the same place is kept once: a block that is used three times
/// has one mistake, not three.
/// </summary>
internal sealed class ProblemList
{
    private readonly List<Problem> problems = [];
    private readonly HashSet<(string Id, Place Where)> seen = [];

    /// <summary>Whether the network cannot be compiled.</summary>
    public bool HasErrors { get; private set; }

    public void Add(Problem problem)
    {
        if (seen.Add((problem.Id, problem.Where)))
        {
            problems.Add(problem);
            HasErrors |= ProblemIds.IsError(problem.Id);
        }
    }

    public void Add(string id, Place where, params string[] messageArguments) =>
        Add(new Problem(id, where, messageArguments.ToEquatableArray()));

    public void AddRange(IEnumerable<Problem> range)
    {
        foreach (Problem problem in range)
        {
            Add(problem);
        }
    }

    /// <summary>
    /// Errors first come alone: what a warning says about a network that does not compile is often a consequence of the error.
    /// </summary>
    public EquatableArray<Problem> ToEquatableArray() =>
        problems.Where(p => !HasErrors || ProblemIds.IsError(p.Id)).ToEquatableArray();
}
