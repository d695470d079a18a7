using System.Collections.Concurrent;
using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Analyzers;

/// <summary>
/// What was reported inside blocks: a wrong number in a block is found by every network that uses it, and said once. What differs in its
/// message, because the block stands elsewhere in another network, is another mistake.
/// </summary>
internal sealed class BlockReports
{
    private readonly ConcurrentDictionary<(string Id, Location Location, EquatableArray<string> Arguments), bool> reported = new();

    public bool IsFirst(Problem problem, Location location) => reported.TryAdd((problem.Id, location, problem.MessageArguments), true);
}
