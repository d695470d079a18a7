using Backprop.Gen.Tests.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Backprop.Gen.Tests.CodeFixes;

/// <summary>Sources as an editor holds them.</summary>
internal static class TestWorkspace
{
    /// <summary>One project for each group of files; later ones refer to none of the earlier.</summary>
    public static Solution Of(params MarkedSource[][] projects)
    {
        Solution solution = new AdhocWorkspace().CurrentSolution;
        for (int i = 0; i < projects.Length; i++)
        {
            ProjectId project = ProjectId.CreateNewId();
            solution = solution.AddProject(ProjectInfo.Create(
                project, VersionStamp.Create(), $"P{i}", $"P{i}", LanguageNames.CSharp,
                compilationOptions: TestCompilation.Options,
                parseOptions: TestCompilation.ParseOptions,
                metadataReferences: TestCompilation.References));
            foreach (MarkedSource file in projects[i])
            {
                solution = solution.AddDocument(
                    DocumentId.CreateNewId(project), Path.GetFileName(file.Path), SourceText.From(file.Text), filePath: file.Path);
            }
        }

        return solution;
    }

    /// <summary>The text of every file, by path.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> TextsAsync(this Solution solution)
    {
        Dictionary<string, string> texts = [];
        foreach (Document document in solution.Projects.SelectMany(p => p.Documents))
        {
            texts.Add(document.FilePath!, (await document.GetTextAsync()).ToString());
        }

        return texts;
    }
}
