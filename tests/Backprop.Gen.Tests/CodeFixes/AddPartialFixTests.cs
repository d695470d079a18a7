using Backprop.Gen.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Backprop.Gen.Tests.CodeFixes;

public sealed class AddPartialFixTests
{
    private const string Good = "Network, Input(2), Dense(1), MeanSquaredError, Adam";

    [Fact]
    public Task Partial_stands_right_before_class() => FixRun.VerifyAsync(
        new AddPartialFix(),
        $$"""
        /// <summary>A network.</summary>
        [{{Good}}] // mine
        public  sealed /* kept */ class {|BPG0001:Net|}; // end
        """,
        "Add 'partial' to 'Net'",
        $$"""
        /// <summary>A network.</summary>
        [{{Good}}] // mine
        public  sealed /* kept */ partial class Net; // end
        """);

    [Fact]
    public Task The_types_around_the_network_become_partial_with_it() => FixRun.VerifyAsync(
        new AddPartialFix(),
        $$"""
        static class {|BPG0005:A|}
        {
            partial struct B
            {
                record struct {|BPG0005:C|}
                {
                    [{{Good}}]
                    public class {|BPG0001:Net|}
                    {
                    }
                }
            }
        }
        """,
        "Add 'partial' to 'A'",
        $$"""
        static partial class A
        {
            partial struct B
            {
                record struct C
                {
                    [{{Good}}]
                    public class Net
                    {
                    }
                }
            }
        }
        """);

    [Fact]
    public Task All_classes_of_all_files_are_mended_at_once() => FixRun.VerifyAllAsync(
        new AddPartialFix(),
        [[
            ("A.cs", $"class {{|BPG0005,BPG0005:Outer|}} {{ [{Good}] class {{|BPG0001:One|}}; [{Good}] class {{|BPG0001:Two|}}; }}"),
            ("B.cs", $"[{Good}] sealed class {{|BPG0001:Three|}}; [{Good}] partial class Four;"),
        ]],
        "Add 'partial' to 'Outer'",
        FixAllScope.Project,
        [[
            ("A.cs", $"partial class Outer {{ [{Good}] partial class One; [{Good}] partial class Two; }}"),
            ("B.cs", $"[{Good}] sealed partial class Three; [{Good}] partial class Four;"),
        ]]);

    [Fact]
    public Task Only_the_document_is_mended_where_only_it_is_asked_for() => FixRun.VerifyAllAsync(
        new AddPartialFix(),
        [[
            ("A.cs", $"[{Good}] class {{|BPG0001:One|}}; [{Good}] class {{|BPG0001:Two|}};"),
            ("B.cs", $"[{Good}] class {{|BPG0001:Three|}};"),
        ]],
        "Add 'partial' to 'One'",
        FixAllScope.Document,
        [[
            ("A.cs", $"[{Good}] partial class One; [{Good}] partial class Two;"),
            ("B.cs", $"[{Good}] class Three;"),
        ]]);

    [Fact]
    public Task All_projects_are_mended_at_once() => FixRun.VerifyAllAsync(
        new AddPartialFix(),
        [[("A.cs", $"[{Good}] class {{|BPG0001:One|}};")], [("B.cs", $"[{Good}] class {{|BPG0001:Two|}};")]],
        "Add 'partial' to 'One'",
        FixAllScope.Solution,
        [[("A.cs", $"[{Good}] partial class One;")], [("B.cs", $"[{Good}] partial class Two;")]]);
}
