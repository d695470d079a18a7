using System.Globalization;
using Backprop.Gen.Expressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Gen.Tests.Expressions;

public sealed class LiteralsTests
{
    [Theory]
    [InlineData(0, "0f", "0.0")]
    [InlineData(-0.0, "-0f", "-0.0")]
    [InlineData(1, "1f", "1.0")]
    [InlineData(-2, "-2f", "-2.0")]
    [InlineData(0.1, "0.1f", "0.1")]
    [InlineData(1.0 / 3, "0.33333334f", "0.3333333333333333")]
    [InlineData(1e-7, "1e-7f", "1e-7")]
    [InlineData(0.0001, "0.0001f", "0.0001")]
    [InlineData(1.5e-10, "1.5e-10f", "1.5e-10")]
    [InlineData(1234567, "1234567f", "1234567.0")]
    [InlineData(12345678, "1.2345678e7f", "1.2345678e7")]
    [InlineData(100.25, "100.25f", "100.25")]
    [InlineData(5e-324, "0f", "5e-324")]
    [InlineData(1e300, "float.PositiveInfinity", "1e300")]
    [InlineData(double.NegativeInfinity, "float.NegativeInfinity", "double.NegativeInfinity")]
    [InlineData(double.NaN, "float.NaN", "double.NaN")]
    [InlineData(double.MaxValue, "float.PositiveInfinity", "1.7976931348623157e308")]
    public void A_literal_is_the_shortest_text_of_the_number(double value, string single, string @double)
    {
        Assert.Equal(single, Literals.Of(value, "float"));
        Assert.Equal(@double, Literals.Of(value, "double"));
    }

    [Fact]
    public void The_culture_does_not_matter()
    {
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.PositiveSign = "plus";
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal("\u22120,5", (-0.5).ToString());
            Assert.Equal("-0.5f", Literals.Of(-0.5, "float"));
            Assert.Equal("-1.25e-9", Literals.Of(-1.25e-9, "double"));
            Assert.Equal("-2.5e12", Literals.Plain(-2.5e12));
            Assert.Equal("-0.333333", Literals.Short(-1.0 / 3));
            Assert.Equal("x - 0.5f", ExpressionPrinter.Lanes(Formula.X + -0.5, "float", n => n));
            Assert.Equal("x - 1e-7", ExpressionPrinter.Scalar(Formula.X - 1e-7, n => n));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(0.9999999, "0.9999999")]
    [InlineData(1.0000001, "1.0000001")]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(1.0507009873554805, "1.0507")]
    [InlineData(1 - 1e-16, "1")]
    public void Short_numbers_are_rounded_but_never_to_another_whole_number(double value, string text) => Assert.Equal(text, Literals.Short(value));

    [Fact]
    public void The_compiler_reads_the_same_number_back()
    {
        const int Seed = 4;
        Random random = new(Seed);
        for (int i = 0; i < 20_000; i++)
        {
            double value = BitConverter.Int64BitsToDouble(random.NextInt64());
            float single = BitConverter.Int32BitsToSingle(random.Next());
            if (double.IsFinite(value))
            {
                string text = Literals.Of(value, "double");
                Assert.True(Read(text) is double d && d.Equals(value), $"seed {Seed}: {text} is not {value:R}");
            }

            if (float.IsFinite(single))
            {
                string text = Literals.Of(single, "float");
                Assert.True(Read(text) is float f && f.Equals(single), $"seed {Seed}: {text} is not {single:R}");
            }
        }
    }

    [Theory]
    [InlineData(0.9, "0.9")]
    [InlineData(1e-7, "1e-7")]
    [InlineData(10, "10")]
    [InlineData(double.PositiveInfinity, "∞")]
    public void Numbers_in_comments_have_no_suffix(double value, string expected) => Assert.Equal(expected, Literals.Plain(value));

    private static object? Read(string literal) =>
        SyntaxFactory.ParseExpression(literal) is LiteralExpressionSyntax number ? number.Token.Value : null;
}
