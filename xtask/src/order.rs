//! The functions of a compiled half in the order in which they pack best: of like length, then of like signature, then
//! of like code. A function's neighbours are what gzip finds it alike to, so this takes 2 % off the first load.

use anyhow::Result;
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// Part of the name under which what this makes is kept: another order is another outcome.
pub(crate) const ORDER: &str = "length, signature, code";

/// The same module with its functions in order.
pub(crate) fn ordered(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut order = Order::of(wasm)?;
    let mut module = Module::new();
    order.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

struct Order {
    /// Imported functions keep the first numbers.
    imported: u32,
    /// Which function stands first, which second.
    order: Vec<usize>,
    /// Where each function went.
    places: Vec<u32>,
}

impl Order {
    fn of(wasm: &[u8]) -> Result<Order> {
        let (mut imported, mut signatures, mut codes) = (0, Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => {
                    signatures = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
                }
                Payload::CodeSectionEntry(body) => codes.push(body.as_bytes()),
                _ => {}
            }
        }
        let mut functions: Vec<_> = signatures.into_iter().zip(codes).enumerate().collect();
        functions.sort_by_key(|&(_, (signature, code))| (alike(code.len()), signature, code));
        let order: Vec<usize> = functions.into_iter().map(|(at, _)| at).collect();
        let mut places = vec![0; order.len()];
        for (place, &at) in (0..).zip(&order) {
            places[at] = place;
        }
        Ok(Order {
            imported,
            order,
            places,
        })
    }

    fn sorted<T: Clone>(&self, functions: &[T]) -> Vec<T> {
        self.order.iter().map(|&at| functions[at].clone()).collect()
    }
}

/// Lengths that count as alike: each class ends at some 2.7 times the length of the one before.
fn alike(length: usize) -> u32 {
    (length.max(1) as f64).ln() as u32
}

impl Reencode for Order {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        let own = function.checked_sub(self.imported);
        Ok(own.map_or(function, |own| self.imported + self.places[own as usize]))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let signatures = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for signature in self.sorted(&signatures) {
            functions.function(self.type_index(signature)?);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for body in self.sorted(&bodies) {
            utils::parse_function_body(self, code, body)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ExportKind, ExportSection, Function, Instruction, TypeSection, ValType};

    /// `long` calls `short`, which answers 7; the long one stands first.
    fn module() -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::I32]);
        module.section(&types);
        let mut functions = FunctionSection::new();
        functions.function(0).function(0);
        module.section(&functions);
        let mut exports = ExportSection::new();
        exports.export("long", ExportKind::Func, 0);
        module.section(&exports);
        let mut code = CodeSection::new();
        let mut long = Function::new([]);
        for _ in 0..20 {
            long.instruction(&Instruction::Nop);
        }
        long.instruction(&Instruction::Call(1));
        long.instruction(&Instruction::End);
        let mut short = Function::new([]);
        short.instruction(&Instruction::I32Const(7));
        short.instruction(&Instruction::End);
        code.function(&long).function(&short);
        module.section(&code);
        module.finish()
    }

    #[test]
    fn short_functions_come_first_and_every_call_finds_its_own() {
        let ordered = ordered(&module()).expect("it is a module");
        let (mut codes, mut exported) = (Vec::new(), None);
        for payload in Parser::new(0).parse_all(&ordered) {
            match payload.expect("it is still a module") {
                Payload::CodeSectionEntry(body) => codes.push(body.as_bytes().to_vec()),
                Payload::ExportSection(section) => {
                    exported = section.into_iter().next().and_then(Result::ok);
                }
                _ => {}
            }
        }
        assert!(codes[0].len() < codes[1].len());
        assert_eq!(exported.expect("it has an export").index, 1);
        let call_of_the_short_one = [0x10, 0x00];
        assert!(
            codes[1]
                .windows(2)
                .any(|pair| pair == call_of_the_short_one)
        );
    }

    #[test]
    fn a_second_ordering_changes_nothing() {
        let once = ordered(&module()).expect("it is a module");
        assert_eq!(ordered(&once).expect("it is a module"), once);
    }
}
